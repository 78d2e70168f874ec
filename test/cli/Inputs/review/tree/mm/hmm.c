/* A device's view of a process's page tables. */
#include <linux/swapops.h>

#define HMM_PFN_VALID (1UL << 63)
#define HMM_PFN_WRITE (1UL << 62)
#define HMM_PFN_ERROR (1UL << 61)

int hmm_vma_handle_pte(pte_t pte, void *owner, unsigned long *hmm_pfn)
{
	swp_entry_t entry;

	if (pte_none(pte)) {
		*hmm_pfn = 0;
		return 0;
	}

	if (pte_present(pte)) {
		*hmm_pfn = page_to_pfn(pte_page(pte)) | HMM_PFN_VALID;
		return 0;
	}

	entry = pte_to_swp_entry(pte);
	if (is_device_private_entry(entry) &&
	    device_private_entry_to_page(entry)->owner == owner) {
		*hmm_pfn = device_private_entry_to_pfn(entry) | HMM_PFN_VALID;
		if (is_write_device_private_entry(entry))
			*hmm_pfn |= HMM_PFN_WRITE;
		return 0;
	}

	if (!non_swap_entry(entry))
		return -EFAULT;

	if (is_migration_entry(entry))
		return -EBUSY;

	*hmm_pfn = HMM_PFN_ERROR;
	return -EFAULT;
}
