// RUN: %case %s | FileCheck %s
// The entry that was tested is another than the one that is converted.
// CHECK: not replaced: no test for device_private guards this call
#include "swapops.h"
struct queue {
	swp_entry_t entries[2];
	int at;
};
static swp_entry_t pop(struct queue *queue)
{
	return queue->entries[queue->at++];
}

long run(swp_entry_t e)
{
	struct page *page = NULL;
	struct queue queue = { { e, swp_entry(SWP_DEVICE_READ, 3) } };
	struct queue *q = &queue;
	swp_entry_t first = pop(q);

	if (is_device_private_entry(pop(q)))
		page = device_private_entry_to_page(first);
	return page ? (long)page->pfn : -1;
}
