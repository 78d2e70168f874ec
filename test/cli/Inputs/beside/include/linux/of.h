#include <linux/err.h>
#include <linux/property.h>

struct device_node;

#define IS_ERR_OR_NULL(x) (!(x))

struct fwnode_operations {
	int (*get)(const struct fwnode_handle *fwnode);
};

struct fwnode_handle {
	const struct fwnode_operations *ops;
};

extern const struct fwnode_operations of_fwnode_ops;

#ifdef CONFIG_OF
static inline bool is_of_node(const struct fwnode_handle *fwnode)
{
	return !IS_ERR_OR_NULL(fwnode) && fwnode->ops == &of_fwnode_ops;
}

#define to_of_node(fwnode) \
	(is_of_node(fwnode) ? (struct device_node *)(fwnode) : NULL)
#else
static inline bool is_of_node(const struct fwnode_handle *fwnode)
{
	return false;
}

static inline struct device_node *to_of_node(const struct fwnode_handle *fwnode)
{
	return NULL;
}
#endif
