// Other prefixes, names and files.
// RUN: %check_rule %s kstyle-legacy-prefix --option kstyle-legacy-prefix.Prefixes='old_;ancient_' --option kstyle-legacy-prefix.ExemptNames='old_name;*_kept'
// RUN: %check_rule %s kstyle-legacy-prefix --option kstyle-legacy-prefix.Prefixes='old_;ancient_;' --option kstyle-legacy-prefix.ExemptNames=' old_name ; anc*_k*t'
#include "entry.h"

int hmm_near_miss(void);
// WARN: 'old_count' has the legacy prefix 'old_'
int old_count;
// WARN: 'ancient_count' has the legacy prefix 'ancient_'
int ancient_count;
int old_name;
int ancient_kept;
