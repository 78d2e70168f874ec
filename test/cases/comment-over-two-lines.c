// RUN: %case %s | FileCheck %s
// A comment goes on in the next line, among the arguments of an arm that gets another
// name: the blanks before what goes on are no indentation.
// CHECK: + e, /* among the arguments
// CHECK-NEXT: * goes on */ 3);
#include "swapops.h"

static long result(struct page *page, swp_entry_t e, long n)
{
	return page ? (long)page->pfn + n : -1;
}

long run(swp_entry_t e)
{
if (is_device_private_entry(e))
return result(device_private_entry_to_page(e),
 e, /* among the arguments
 * goes on */ 3);
return -1;
}
