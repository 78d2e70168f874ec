#include <linux/leafops.h>

int new(softleaf_t entry)
{
	if (softleaf_is_migration(entry))
		return 1;
	if (softleaf_is_migration(entry))
		return 2;
	return 0;
}

/* Asked by one name, and by the other. */
int both(softleaf_t entry)
{
	if (softleaf_is_migration(entry))
		return 1;
	if (is_migration_entry(entry))
		return 2;
	return is_device_private_entry(entry);
}
