/* Nothing includes it, and alone it does not compile. */
static inline unsigned long lonely(swp_entry_t entry)
{
	return is_migration_entry(entry) ? migration_entry_to_pfn(entry) : 0;
}
