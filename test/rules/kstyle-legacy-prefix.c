// RUN: %check_rule %s kstyle-legacy-prefix
#include "entry.h"

// WARN: 'hmm_walk' has the legacy prefix 'hmm_'
struct hmm_walk {
	int hmm_near_miss_field;
};

// WARN: 'hmm_action' has the legacy prefix 'hmm_'
enum hmm_action {
	// WARN: 'hmm_make_exclusive' has the legacy prefix 'hmm_'
	hmm_make_exclusive,
};

// WARN: 'hmm_offset_t' has the legacy prefix 'hmm_'
typedef unsigned long hmm_offset_t;

// WARN: 'hmm_positive' has the legacy prefix 'hmm_'
int hmm_positive(struct hmm_walk *hmm_near_miss_parameter);

/* Said once. */
int hmm_positive(struct hmm_walk *walk)
{
	int hmm_near_miss_local = walk->hmm_near_miss_field;

	return hmm_near_miss_local;
}

// WARN: 'hmm_count' has the legacy prefix 'hmm_'
int hmm_count /* kept */;

// WARN: 'hmm_offset' has the legacy prefix 'hmm_'
#define hmm_offset(entry) swp_offset(entry)
#define hmm_positive hmm_positive
#define hmm_near_miss_guard

/* The names of HMM itself. */
struct hmm_range;
int hmm_range_fault(struct hmm_range *range);
unsigned long hmm_pfn_to_map_order(unsigned long pfn);

int near_miss_hmm_elsewhere(void);
int HMM_NEAR_MISS_CASE;
int hmm;
int hmm_;

#define DEFINE_COUNTER(name) int name
// WARN: 'hmm_macro_argument' has the legacy prefix 'hmm_'
DEFINE_COUNTER(hmm_macro_argument);

/* What ## makes is spelled nowhere. */
#define MACRO_BODY(name) int hmm_##name
MACRO_BODY(pasted);

int fixed_form(struct hmm_walk *walk);
