// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// What all address spaces share: memory and swap files.
#ifndef CORE_MACHINE_H
#define CORE_MACHINE_H

#include <core/swapfile.h>
#include <core/zone.h>

class machine
{
public:
	explicit machine(unsigned long nr_pages, unsigned long nr_slots = 0)
		: ram(nr_pages),
		  swap(nr_slots)
	{
	}

	class zone ram;
	swap_files swap;
};

#endif // CORE_MACHINE_H
