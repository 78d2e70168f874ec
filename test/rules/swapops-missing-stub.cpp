// RUN: %check_rule %s swapops-missing-stub
// WARN(family-stub.h): helper 'is_hwpoison_entry' has no stub for CONFIG_MEMORY_FAILURE=n
#include "family-stub.h"

#ifdef CONFIG_MMU
namespace mm {

bool used_outside(swp_entry_t entry)
{
	return is_hwpoison_entry(entry);	// NOTE: a caller is compiled with CONFIG_MEMORY_FAILURE=n, CONFIG_MMU=y
}

bool has_stub(swp_entry_t entry)
{
	return is_migration_entry(entry) || is_marker_entry(entry);
}

} // namespace mm
#endif
