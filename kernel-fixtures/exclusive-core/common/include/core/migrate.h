// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Moving pages: within the machine's memory, to a device's and back.
#ifndef CORE_MIGRATE_H
#define CORE_MIGRATE_H

#include <core/fault.h>

// Moves an isolated page to another frame. 0; if it has to stay it goes back to
// where it came from: -EBUSY, or -ENOMEM, or -ENOSYS without migration.
int migrate_page(class machine &machine, struct page *page);

// Moves the page at address to a device's memory. The caller holds mmap_lock
// for reading. 0, or the page stays: -EFAULT if there is none that could be
// moved, -EBUSY, -ENOMEM, -ENOSYS.
int migrate_to_device(struct mm_struct *mm, unsigned long address,
		      class zone &memory);

#if defined(CONFIG_MIGRATION) && defined(CONFIG_DEVICE_PRIVATE)
// A CPU needs a page that is in a device's memory.
vm_fault_t migrate_to_ram(struct vm_fault *vmf);
#endif

#ifdef CONFIG_MIGRATION
// Waits until the page of a migration entry is where it goes.
vm_fault_t migration_entry_wait(struct vm_fault *vmf);

// Moves contents and mappings of old to page; both are locked, and the caller's
// reference is the only one that does not belong to a mapping. -EBUSY and all
// is as before if it is not.
int move_page(struct page *old, struct page *page);
#endif

#endif // CORE_MIGRATE_H
