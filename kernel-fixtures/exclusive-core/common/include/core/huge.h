// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Huge pages: mapped by one entry as long as nobody needs less than all of it.
#ifndef CORE_HUGE_H
#define CORE_HUGE_H

#include <core/fault.h>

// Maps a new huge page if the area wants that. False if it has to be small
// pages.
bool do_huge_anonymous_page(struct vm_fault *vmf);
// A write to a huge page that is mapped read-only.
vm_fault_t do_huge_wp_page(struct vm_fault *vmf, pte_t orig);

// The callers of these hold the lock of the table, which maps a huge page.

// Maps the same pages one by one. The huge page itself stays one.
void split_huge_pmd(struct vm_area_struct *vma, page_table &table,
		    unsigned long address);
void copy_huge_pmd(struct vm_area_struct *dst_vma, page_table &dst,
		   struct vm_area_struct *src_vma, page_table &src,
		   unsigned long address);
void zap_huge_pmd(struct vm_area_struct *vma, page_table &table,
		  unsigned long address);
// Takes bits away and adds some.
void change_huge_pmd(struct vm_area_struct *vma, page_table &table,
		     unsigned long address, unsigned long cleared,
		     unsigned long added);

#endif // CORE_HUGE_H
