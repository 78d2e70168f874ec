/* A device's view of a process's page tables. */
#include <linux/swapops.h>

#define HMM_PFN_VALID (1UL << 63)
#define HMM_PFN_WRITE (1UL << 62)

static bool is_own_page(swp_entry_t entry, void *owner)
{
	return is_device_private_entry(entry) &&
	       device_private_entry_to_page(entry)->owner == owner;
}

unsigned long hmm_pfn_of_pte(pte_t pte, void *owner)
{
	unsigned long hmm_pfn = 0;
	swp_entry_t entry = pte_to_swp_entry(pte);

	if (is_own_page(entry, owner)) {
		unsigned long flags = HMM_PFN_VALID;

		if (is_write_device_private_entry(entry))
			flags |= HMM_PFN_WRITE;
		hmm_pfn = device_private_entry_to_pfn(entry) | flags |
			  ((unsigned long)!!owner << 61);
	}
	return hmm_pfn;
}

unsigned long hmm_pfn_of_entry(swp_entry_t entry, unsigned long flags)
{
	unsigned long hmm_pfn = flags;

	if (is_device_private_entry(entry))
		hmm_pfn = device_private_entry_to_pfn(entry) |
			  HMM_PFN_VALID | flags;
	return hmm_pfn;
}
