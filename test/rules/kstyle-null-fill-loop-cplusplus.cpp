// RUN: %check_rule %s kstyle-null-fill-loop
#include "page.h"

struct Walk {
	page *pages[4];

	void positive()
	{
		// WARN: function only fills 'pages' with NULL
		for (int i = 0; i < 4; i++)
			pages[i] = nullptr;
	}

	void near_miss(page *other)
	{
		for (page *&p : pages)
			p = other;
	}
};

template <typename T> void filled(T **array, int i)
{
	// WARN: function only fills 'array' with NULL
	while (i--)
		array[i] = NULL;
}

void instantiated(page **pages, int i)
{
	filled(pages, i);
}
