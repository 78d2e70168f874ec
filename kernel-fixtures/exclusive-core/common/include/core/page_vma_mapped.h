// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Whether an entry belongs to a page.
#ifndef CORE_PAGE_VMA_MAPPED_H
#define CORE_PAGE_VMA_MAPPED_H

#include <core/pte.h>

// It maps the page, or it is an entry of a kind that knows the page.
bool pte_belongs_to_page(pte_t pte, struct page *page);

#endif // CORE_PAGE_VMA_MAPPED_H
