/* Nothing includes it, and alone it does not compile. */
static inline unsigned long lonely(swp_entry_t entry)
{
	return migration_entry_to_pfn(entry);
}
