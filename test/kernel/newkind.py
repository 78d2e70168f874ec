"""newkind.py TREE: a patch for the kernel TREE, one of Linux 6.12, that adds a kind
of entry to eleven files of mm/ and what belongs to it, on stdout. It has the shape
of the patch that swapfold was made for: helpers under an #if, a test more in each
chain, a walk of a range, an rmap callback. All that it adds is written for this."""
import difflib
import os
import re
import sys

HEAD = """\
From 0123456789abcdef0123456789abcdef01234567 Mon Sep 17 00:00:00 2001
From: A Developer <developer@example.org>
Date: Mon, 2 Nov 2026 10:00:00 +0000
Subject: [PATCH] mm: Atomic access for devices

---
"""

HELPERS = """
static inline swp_entry_t make_device_atomic_entry(struct page *page, bool write)
{
	return swp_entry(write ? SWP_DEVICE_ATOMIC_WRITE : SWP_DEVICE_ATOMIC_READ, page_to_pfn(page));
}

static inline bool is_device_atomic_entry(swp_entry_t entry)
{
	int type = swp_type(entry);
	return type == SWP_DEVICE_ATOMIC_READ || type == SWP_DEVICE_ATOMIC_WRITE;
}

static inline bool is_writable_device_atomic_entry(swp_entry_t entry)
{
	return unlikely(swp_type(entry) == SWP_DEVICE_ATOMIC_WRITE);
}

static inline struct page *device_atomic_entry_to_page(swp_entry_t entry)
{
	return pfn_to_page(swp_offset(entry));
}
"""

RMAP = """
struct hmm_atomic_args {
	struct mm_struct *mm;
	unsigned long address;
	bool done;
};

static bool hmm_make_atomic_one(struct folio *folio, struct vm_area_struct *vma,
				unsigned long address, void *priv)
{
	DEFINE_FOLIO_VMA_WALK(pvmw, folio, vma, address, 0);
	struct hmm_atomic_args *args = priv;

	while (page_vma_mapped_walk(&pvmw)) {
		pte_t pteval = ptep_get(pvmw.pte);
		struct page *subpage;
		swp_entry_t entry;
		pte_t swp_pte;

		if (!pte_present(pteval)) {
			page_vma_mapped_walk_done(&pvmw);
			return false;
		}

		subpage = folio_page(folio, pte_pfn(pteval) - folio_pfn(folio));
		address = pvmw.address;
		flush_cache_page(vma, address, pte_pfn(pteval));
		pteval = ptep_clear_flush(vma, address, pvmw.pte);
		if (pte_dirty(pteval))
			folio_mark_dirty(folio);
		if (args->mm == vma->vm_mm && args->address == address && pte_write(pteval))
			args->done = true;

		entry = make_device_atomic_entry(subpage, pte_write(pteval));
		swp_pte = swp_entry_to_pte(entry);
		if (pte_soft_dirty(pteval))
			swp_pte = pte_swp_mksoft_dirty(swp_pte);
		set_pte_at(vma->vm_mm, address, pvmw.pte, swp_pte);
		folio_remove_rmap_pte(folio, subpage, vma);
	}

	return true;
}

bool hmm_make_folio_atomic(struct folio *folio, struct mm_struct *mm,
			   unsigned long address)
{
	struct hmm_atomic_args args = {
		.mm = mm,
		.address = address,
	};
	struct rmap_walk_control rwc = {
		.rmap_one = hmm_make_atomic_one,
		.anon_lock = folio_lock_anon_vma_read,
		.arg = &args,
	};

	if (!folio_test_anon(folio))
		return false;
	rmap_walk(folio, &rwc);
	return args.done && !folio_mapcount(folio);
}
"""

# What stands behind (+) or before (-) each place, the first or the named one.
EDITS = {
    "include/linux/swap.h": [
        ("#define SWP_DEVICE_EXCLUSIVE_READ .*\n", "+", """\
#define SWP_DEVICE_ATOMIC_WRITE (MAX_SWAPFILES+SWP_HWPOISON_NUM+SWP_MIGRATION_NUM+4)
#define SWP_DEVICE_ATOMIC_READ (MAX_SWAPFILES+SWP_HWPOISON_NUM+SWP_MIGRATION_NUM+5)
"""),
        ("#define SWP_DEVICE_NUM 4\n", "=", "#define SWP_DEVICE_NUM 6\n"),
    ],
    "include/linux/swapops.h": [
        ("(?=#else /\\* CONFIG_DEVICE_PRIVATE \\*/)", "+", HELPERS),
    ],
    "include/linux/rmap.h": [
        ("(?=int make_device_exclusive_range)", "+", """\
bool hmm_make_folio_atomic(struct folio *folio, struct mm_struct *mm, unsigned long address);

"""),
    ],
    "mm/rmap.c": [
        ("EXPORT_SYMBOL_GPL\\(make_device_exclusive_range\\);\n", "+", RMAP),
    ],
    "mm/memory.c": [
        ("(?=\t} else if \\(is_device_exclusive_entry\\(entry\\)\\) \\{\n\t\t/\\*)", "+",
         """\
	} else if (is_writable_device_atomic_entry(entry)) {
		get_page(device_atomic_entry_to_page(entry));
		rss[MM_ANONPAGES]++;
"""),
        ("\t\tif \\(is_device_private_entry\\(entry\\) \\|\\|\n", "+",
         "\t\t    is_device_atomic_entry(entry) ||\n"),
        ("(?=\t\t} else if \\(is_device_private_entry\\(entry\\)\\) \\{\n\t\t\tif \\(vmf)",
         "+", """\
		} else if (is_device_atomic_entry(entry)) {
			vmf->page = device_atomic_entry_to_page(entry);
			ret = remove_device_exclusive_entry(vmf);
"""),
    ],
    "mm/mprotect.c": [
        ("(?=\t\t\t} else if \\(is_pte_marker_entry)", "+", """\
			} else if (is_writable_device_atomic_entry(entry)) {
				entry = make_device_atomic_entry(device_atomic_entry_to_page(entry), false);
				newpte = swp_entry_to_pte(entry);
				if (pte_swp_uffd_wp(oldpte))
					newpte = pte_swp_mkuffd_wp(newpte);
"""),
    ],
    "mm/hmm.c": [
        ("(?=\t\tif \\(is_device_exclusive_entry\\(entry\\)\\))", "+", """\
		if (is_device_atomic_entry(entry))
			goto fault;

"""),
    ],
    "mm/page_vma_mapped.c": [
        ("(?<=!is_device_private_entry\\(entry\\) &&\n)", "+",
         "\t\t    !is_device_atomic_entry(entry) &&\n"),
    ],
    "mm/page_table_check.c": [
        ("\treturn is_writable_device_exclusive_entry\\(entry\\) \\|\\|\n", "+",
         "\t    is_writable_device_atomic_entry(entry) ||\n"),
    ],
    "mm/migrate_device.c": [
        ("(?=\t\t\tif \\(!is_device_private_entry)", "+", """\
			if (is_device_atomic_entry(entry) && device_atomic_entry_to_page(entry) == migrate->fault_page)
				goto next;
"""),
    ],
    "fs/proc/task_mmu.c": [
        ("(?=\t\t\tif \\(is_device_private_entry\\(swpent\\)\\))", "+", """\
			if (is_device_atomic_entry(swpent))
				present = true;
"""),
    ],
}


def edited(text, edits):
    for place, how, new in edits:
        found = re.search(place, text)
        if not found:
            sys.exit(f"newkind.py: nothing to go by: {place}")
        start = found.start() if how in "=-" else found.end()
        text = text[:start] + new + text[found.end() if how in "=+" else start:]
    return text


def main():
    tree = sys.argv[1]
    sys.stdout.write(HEAD)
    for name, edits in sorted(EDITS.items()):
        with open(os.path.join(tree, name), encoding="utf-8") as file:
            before = file.read()
        after = edited(before, edits)
        sys.stdout.write(f"diff --git a/{name} b/{name}\n")
        sys.stdout.writelines(
            difflib.unified_diff(
                before.splitlines(True), after.splitlines(True), f"a/{name}", f"b/{name}"
            )
        )


main()
