// RUN: %check_rule %s kstyle-legacy-prefix
#include "entry.h"

extern "C" {
// WARN: 'hmm_positive' has the legacy prefix 'hmm_'
int hmm_positive(swp_entry_t entry);
}

namespace mm {

// WARN: 'hmm_walk' has the legacy prefix 'hmm_'
class hmm_walk {
public:
	hmm_walk() {}
	void hmm_near_miss_method();
	int hmm_near_miss_member;
};

// WARN: 'hmm_least' has the legacy prefix 'hmm_'
template <typename T> T hmm_least(T a, T b)
{
	return a < b ? a : b;
}

int instantiated(int a)
{
	return hmm_least(a, 3);
}

struct range {
	struct hmm_near_miss_inner {
	};
};

} // namespace mm
