// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include <cerrno>
#include <core/device.h>
#include <core/exclusive.h>
#include <core/gup.h>
#include <core/hmm.h>
#include <core/migrate.h>
#include <thread>

mirror::mirror(class device &device, struct mm_struct *mm,
	       std::chrono::milliseconds patience)
	: mmu_interval(mm, 0, TASK_SIZE),
	  device(device),
	  patience(patience)
{
	subscribe();
}

mirror::~mirror()
{
	unsubscribe();
}

// What the device does itself it knows. Only what makes a page exclusive has an
// owner; the fault that takes the page back has none.
void mirror::invalidate_start(const mmu_notifier_range &range)
{
	if (range.event == MMU_NOTIFY_EXCLUSIVE && range.owner == &device)
		return;

	std::lock_guard<std::mutex> held(lock);
	moved();
	table.erase(table.lower_bound(range.start),
		    table.lower_bound(range.end));
}

bool mirror::access_mapped(unsigned long address, access_kind kind,
			   const word_op &op)
{
	std::lock_guard<std::mutex> held(lock);
	auto found = table.find(address & PAGE_MASK);

	if (found == table.end())
		return false;
	const mapping &mapping = found->second;
	if ((kind == WRITE && !mapping.write) ||
	    (kind == ATOMIC && !mapping.exclusive))
		return false;
	if (kind != READ)
		set_page_dirty(mapping.page);
	op(mapping.page->words[(address & ~PAGE_MASK) / sizeof(unsigned long)]);
	return true;
}

// Maps a page that the CPUs keep. If the address space changed meanwhile the
// caller looks again.
int mirror::fault(unsigned long address, access_kind kind)
{
	unsigned long seq = read_begin();
	struct hmm_page found = {};
	int ret;

	mm->mmap_lock.down_read();
	ret = hmm_range_fault(mm, address, kind == WRITE, &device, &found);
	mm->mmap_lock.up_read();
	if (ret)
		return ret;

	std::lock_guard<std::mutex> held(lock);
	if (!read_retry(seq))
		table[address & PAGE_MASK] = {
			found.page, found.write,
			found.write && is_device_private_page(found.page)};
	return 0;
}

int mirror::access(unsigned long address, access_kind kind, const word_op &op)
{
	clock::time_point deadline = clock::now() + patience;
	unsigned long page = address & PAGE_MASK;
	int ret;

	if (address >= TASK_SIZE)
		return -EFAULT;
	while (!access_mapped(address, kind, op)) {
		if (kind == ATOMIC)
			ret = make_exclusive_until(page, page + PAGE_SIZE,
						   deadline);
		else
			ret = fault(address, kind);
		if (ret < 0)
			return ret;
		// A page that is not for one device alone will not become so.
		if ((kind == ATOMIC && !ret) || clock::now() > deadline)
			return -EBUSY;
	}
	return 0;
}

int mirror::read(unsigned long address, unsigned long *value)
{
	return access(address, READ, [&](std::atomic<unsigned long> &word) {
		*value = word.load(std::memory_order_relaxed);
	});
}

int mirror::write(unsigned long address, unsigned long value)
{
	return access(address, WRITE, [&](std::atomic<unsigned long> &word) {
		word.store(value, std::memory_order_relaxed);
	});
}

int mirror::add(unsigned long address, unsigned long delta, unsigned long *old)
{
	return access(address, ATOMIC, [&](std::atomic<unsigned long> &word) {
		unsigned long before = word.load(std::memory_order_relaxed);

		// Now and then long enough for whoever should not be there. Who
		// yields may be gone for too long on a busy machine.
		if (before % 16 == 0)
			std::this_thread::sleep_for(
				std::chrono::microseconds(10));
		word.store(before + delta, std::memory_order_relaxed);
		if (old)
			*old = before;
	});
}

bool mirror::is_exclusive(unsigned long address)
{
	std::lock_guard<std::mutex> held(lock);
	auto found = table.find(address & PAGE_MASK);

	return found != table.end() && found->second.exclusive;
}

std::map<unsigned long, mirror::mapping> mirror::mappings()
{
	std::lock_guard<std::mutex> held(lock);

	return table;
}

int mirror::migrate(unsigned long address)
{
	int ret;

	mm->mmap_lock.down_read();
	ret = find_vma(mm, address)
		      ? migrate_to_device(mm, address, device.memory)
		      : -EFAULT;
	mm->mmap_lock.up_read();
	return ret;
}

int mirror::make_exclusive(unsigned long start, unsigned long end)
{
	return make_exclusive_until(start, end, clock::now() + patience);
}

#ifdef CONFIG_DEVICE_PRIVATE

// Under the driver's lock nobody can take the pages back, and under the pages'
// locks no CPU can want to.
bool mirror::map_exclusive(unsigned long start, unsigned long seq,
			   const std::vector<struct page *> &pages, int *nr)
{
	std::lock_guard<std::mutex> held(lock);

	if (read_retry(seq))
		return false;
	for (unsigned long i = 0; i < pages.size(); i++) {
		if (!pages[i])
			continue;
		table[start + i * PAGE_SIZE] = {pages[i], true, true};
		(*nr)++;
	}
	return true;
}

// What is exclusive already has to come back before the sequence is read: that
// moves it, and whoever lets it happen between his look at the sequence and the
// next never gets through, since his own last try has left such entries.
void mirror::give_back(unsigned long start, unsigned long end)
{
	mm->mmap_lock.down_read();
	for (; start < end; start += PAGE_SIZE)
		if (fixup_user_fault(mm, start, FOLL_WRITE))
			break;
	mm->mmap_lock.up_read();
}

// Somebody else may still be faster, so not for ever; and never with pages
// locked, for which others may wait.
int mirror::make_exclusive_until(unsigned long start, unsigned long end,
				 clock::time_point deadline)
{
	std::vector<struct page *> pages((end - start) >> PAGE_SHIFT);
	bool mapped;
	int nr = 0;
	int ret;

	do {
		unsigned long seq;

		give_back(start, end);
		seq = read_begin();
		mm->mmap_lock.down_read();
		ret = make_device_exclusive_range(mm, start, end, pages.data(),
						  &device);
		mm->mmap_lock.up_read();
		if (ret < 0)
			return ret;
		mapped = map_exclusive(start, seq, pages, &nr);
		for (struct page *page : pages) {
			if (!page)
				continue;
			unlock_page(page);
			put_page(page);
		}
	} while (!mapped && clock::now() < deadline);
	return mapped ? nr : -EBUSY;
}

#else

int mirror::make_exclusive_until(unsigned long, unsigned long,
				 clock::time_point)
{
	return -ENOSYS;
}

#endif // CONFIG_DEVICE_PRIVATE
