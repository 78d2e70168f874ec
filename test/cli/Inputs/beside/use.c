#include <linux/of.h>
#include <linux/xarray.h>
#include <net/netmem.h>

unsigned long number_of_internal(void *entry)
{
	if (xa_is_internal(entry))
		return xa_to_value(entry);
	return 0;
}

struct xa_node *node_of_value(void **slot)
{
	void *entry = *slot;

	if (xa_is_value(entry))
		return NULL;
	if (xa_is_value(entry))
		return xa_to_node(entry);
	return xa_is_node(entry) ? xa_to_node(entry) : NULL;
}

unsigned long asked_too_late(void **slot)
{
	void *entry = *slot;
	unsigned long number = xa_to_value(entry);

	return xa_is_value(entry) ? number : 0;
}

/* What an error is comes to a node as well: its number is large. */
struct xa_node *node_or_error(void **slot)
{
	void *entry = *slot;

	if (xa_is_zero(entry) || xa_is_value(entry))
		return NULL;
	return xa_is_node(entry) && !xa_is_err(entry) ? xa_to_node(entry) : NULL;
}

struct page *page_of(const netmem_ref *at)
{
	netmem_ref netmem = *at;

	if (netmem_is_net_iov(netmem))
		return netmem_to_page(netmem);
	return __netmem_to_page(netmem);
}

struct net_iov *iov_of(const netmem_ref *at)
{
	netmem_ref netmem = *at;

	if (!netmem_is_net_iov(netmem))
		return netmem_to_net_iov(netmem);
	return netmem_to_net_iov(netmem);
}

/* This one has an answer for both. */
struct netmem_desc *desc_of(const netmem_ref *at)
{
	struct netmem_desc *desc = netmem_to_nmdesc(*at);

	return netmem_is_net_iov(*at) ? NULL : desc;
}

int kind_of_node(struct fwnode_handle *fwnode)
{
	if (is_of_node(fwnode))
		return is_software_node(fwnode);
	return is_software_node(fwnode) ? 2 : 3;
}

const struct software_node *software_of(struct fwnode_handle *fwnode)
{
	return is_of_node(fwnode) ? NULL : to_software_node(fwnode);
}
