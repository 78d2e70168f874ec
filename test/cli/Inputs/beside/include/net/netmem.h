#include <linux/err.h>

struct page;
struct net_iov;
struct netmem_desc;

#define NET_IOV 0x01UL

typedef unsigned long netmem_ref;

static inline bool netmem_is_net_iov(const netmem_ref netmem)
{
	return (unsigned long)netmem & NET_IOV;
}

static inline struct page *__netmem_to_page(netmem_ref netmem)
{
	return (struct page *)netmem;
}

static inline struct page *netmem_to_page(netmem_ref netmem)
{
	if (WARN_ON_ONCE(netmem_is_net_iov(netmem)))
		return NULL;
	return __netmem_to_page(netmem);
}

static inline struct net_iov *netmem_to_net_iov(netmem_ref netmem)
{
	if (netmem_is_net_iov(netmem))
		return (struct net_iov *)(netmem & ~NET_IOV);

	WARN_ON_ONCE(true);
	return NULL;
}

static inline struct netmem_desc *netmem_to_nmdesc(netmem_ref netmem)
{
	return (struct netmem_desc *)(netmem & ~NET_IOV);
}

static inline netmem_ref net_iov_to_netmem(struct net_iov *niov)
{
	return (netmem_ref)niov | NET_IOV;
}
