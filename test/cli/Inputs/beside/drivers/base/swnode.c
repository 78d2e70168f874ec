#include <linux/of.h>

static const struct fwnode_operations software_node_ops;

bool is_software_node(const struct fwnode_handle *fwnode)
{
	return !IS_ERR_OR_NULL(fwnode) && fwnode->ops == &software_node_ops;
}

const struct software_node *to_software_node(const struct fwnode_handle *fwnode)
{
	return is_software_node(fwnode) ? (const void *)fwnode : NULL;
}
