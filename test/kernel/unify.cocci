// What swapfold's two rules do at call sites, as a semantic patch: the peer that
// tools/bench measures. Run it with --no-includes: no rule needs a type.
//
// It does not do what SmPL cannot express or would have to be told: definitions,
// the unified pair, which kinds the tree's pair accepts.

// Arms that differ only in their converter.
@chain@
expression E, T;
@@
(
- if (is_migration_entry(E))
-	T = migration_entry_to_page(E);
- else if (is_device_private_entry(E))
-	T = device_private_entry_to_page(E);
+ if (is_pfn_swap_entry(E))
+	T = pfn_swap_entry_to_page(E);
|
- if (is_device_private_entry(E))
-	T = device_private_entry_to_page(E);
- else if (is_migration_entry(E))
-	T = migration_entry_to_page(E);
+ if (is_pfn_swap_entry(E))
+	T = pfn_swap_entry_to_page(E);
)

// The same as independent statements.
@row@
expression E, T;
@@
(
- if (is_migration_entry(E))
-	T = migration_entry_to_page(E);
- if (is_device_private_entry(E))
-	T = device_private_entry_to_page(E);
+ if (is_pfn_swap_entry(E))
+	T = pfn_swap_entry_to_page(E);
|
- if (is_device_private_entry(E))
-	T = device_private_entry_to_page(E);
- if (is_migration_entry(E))
-	T = migration_entry_to_page(E);
+ if (is_pfn_swap_entry(E))
+	T = pfn_swap_entry_to_page(E);
)

@returns@
expression E;
@@
(
- if (is_migration_entry(E))
-	return migration_entry_to_page(E);
- if (is_device_private_entry(E))
-	return device_private_entry_to_page(E);
+ if (is_pfn_swap_entry(E))
+	return pfn_swap_entry_to_page(E);
|
- if (is_device_private_entry(E))
-	return device_private_entry_to_page(E);
- if (is_migration_entry(E))
-	return migration_entry_to_page(E);
+ if (is_pfn_swap_entry(E))
+	return pfn_swap_entry_to_page(E);
)

// SmPL knows that || commutes.
@disjunction@
expression E;
@@
- is_migration_entry(E) || is_device_private_entry(E)
+ is_pfn_swap_entry(E)

@accessor@
expression E;
@@
(
- migration_entry_to_page(E)
+ pfn_swap_entry_to_page(E)
|
- device_private_entry_to_page(E)
+ pfn_swap_entry_to_page(E)
|
- migration_entry_to_pfn(E)
+ swp_offset(E)
|
- device_private_entry_to_pfn(E)
+ swp_offset(E)
)

// Open-coded, where an assertion proves the kind.
@proven@
expression E, P, T;
@@
  VM_BUG_ON(!is_pmd_migration_entry(P));
  ...
- T = pfn_to_page(swp_offset(E));
+ T = pfn_swap_entry_to_page(E);
