// A file whose own prefix it is.
// RUN: %check_rule %s kstyle-legacy-prefix --option kstyle-legacy-prefix.ExemptFiles='*prefix-files.c'
#include "entry.h"

int hmm_init(void);
#define hmm_limit 4
