// RUN: %case %s | FileCheck %s
// The chain's edit and the constructor's overlap: neither is applied, and each old
// name that stays is told of.
#include "swapops.h"

long run(swp_entry_t e)
{
	struct page *page = NULL;
	swp_entry_t x = e;
	bool b = swp_offset(e) & 1;

	// CHECK: :[[@LINE+5]]:2: warning: 4 tests of an entry's kind have arms that differ
	// CHECK-NEXT: note: not applied: its edit overlaps that of ''make_device_private_entry'{{.*}}'; --rules=swapops-entry-chain alone applies it
	// CHECK-NEXT: :[[@LINE+4]]:10: note: 'migration_entry_to_page' stays
	// CHECK-NEXT: :[[@LINE+5]]:10: note: 'device_private_entry_to_page' stays
	// CHECK: :[[@LINE+10]]:7: warning: 'make_device_private_entry' chooses what it makes
	if (is_migration_entry(e))
		page = migration_entry_to_page(e);
	else if (is_device_private_entry(e))
		page = device_private_entry_to_page(e);
	else if (is_device_exclusive_entry(e))
		page = device_exclusive_entry_to_page(e);
	else if (is_coherent_entry(e))
		page = coherent_entry_to_page(e);
	else
		x = make_device_private_entry(&mem_map[5], b);
	return (page ? (long)page->pfn : -1) + swp_type(x) + b;
}
