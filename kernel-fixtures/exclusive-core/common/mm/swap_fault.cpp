// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Faults on entries: every kind has its own way back.
#include <core/exclusive.h>
#include <core/migrate.h>
#include <core/swapops.h>

vm_fault_t do_swap_page(struct vm_fault *vmf)
{
	swp_entry_t entry = pte_to_swp_entry(vmf->orig_pte);

#ifdef CONFIG_SWAP
	if (!non_swap_entry(entry))
		return swap_in(vmf, entry);
#endif
#ifdef CONFIG_MIGRATION
	if (is_migration_entry(entry))
		return migration_entry_wait(vmf);
#endif
#ifdef CONFIG_DEVICE_PRIVATE
	if (is_device_exclusive_entry(entry))
		return remove_device_exclusive_entry(vmf);
#endif
#if defined(CONFIG_MIGRATION) && defined(CONFIG_DEVICE_PRIVATE)
	if (is_device_private_entry(entry))
		return migrate_to_ram(vmf);
#endif
	if (is_hwpoison_entry(entry))
		return VM_FAULT_HWPOISON;
	return VM_FAULT_SIGBUS;
}
