// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include <core/page_vma_mapped.h>
#include <core/swapops.h>

bool pte_belongs_to_page(pte_t pte, struct page *page)
{
	struct page *owner = nullptr;
	swp_entry_t entry;

	if (pte_present(pte))
		return pte_page(pte) == page;
	if (pte_none(pte))
		return false;

	entry = pte_to_swp_entry(pte);
	if (is_pfn_swap_entry(entry))
		owner = pfn_swap_entry_to_page(entry);

	return owner == page;
}
