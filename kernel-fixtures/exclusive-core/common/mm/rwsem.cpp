// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include <core/bug.h>
#include <core/rwsem.h>

void rw_semaphore::down_read()
{
	std::unique_lock<std::mutex> held(lock);

	changed.wait(held, [this] { return !writer && !writers_waiting; });
	readers++;
}

void rw_semaphore::up_read()
{
	std::lock_guard<std::mutex> held(lock);

	BUG_ON(!readers);
	if (!--readers)
		changed.notify_all();
}

void rw_semaphore::down_write()
{
	std::unique_lock<std::mutex> held(lock);

	writers_waiting++;
	changed.wait(held, [this] { return !writer && !readers; });
	writers_waiting--;
	writer = true;
}

void rw_semaphore::up_write()
{
	std::lock_guard<std::mutex> held(lock);

	BUG_ON(!writer);
	writer = false;
	changed.notify_all();
}

bool rw_semaphore::is_locked() const
{
	std::lock_guard<std::mutex> held(lock);

	return writer || readers;
}

bool rw_semaphore::is_write_locked() const
{
	std::lock_guard<std::mutex> held(lock);

	return writer;
}

bool rw_semaphore::is_contended() const
{
	std::lock_guard<std::mutex> held(lock);

	return writers_waiting;
}
