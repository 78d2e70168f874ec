// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A lock for one writer or many readers; a waiting writer keeps new readers
// out, so that neither side starves.
#ifndef CORE_RWSEM_H
#define CORE_RWSEM_H

#include <condition_variable>
#include <mutex>

class rw_semaphore
{
public:
	void down_read();
	void up_read();
	void down_write();
	void up_write();

	// Anybody holds it, for reading or for writing.
	bool is_locked() const;
	bool is_write_locked() const;
	// A writer waits.
	bool is_contended() const;

private:
	mutable std::mutex lock;
	std::condition_variable changed;
	unsigned int readers = 0;
	unsigned int writers_waiting = 0;
	bool writer = false;
};

#endif // CORE_RWSEM_H
