static inline bool alone(swp_entry_t entry)
{
	return is_migration_entry(entry) || is_device_private_entry(entry);
}
