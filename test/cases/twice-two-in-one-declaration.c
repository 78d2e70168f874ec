// RUN: %case %s | FileCheck %s
// Laying the declaration out anew takes up what the other call changes in it.
// CHECK: swapops-flag-constructor: 2 rewritten, 0 left
#include "swapops.h"

long run(swp_entry_t e) { long n = swp_offset(e) & 3; bool b = n & 1; struct page *page = mem_map + 5; { swp_entry_t x = make_device_private_entry((page ? page : mem_map), b), y = make_device_private_entry(page, false); return swp_type(b ? x : y); } }
