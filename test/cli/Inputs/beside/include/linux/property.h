#include <linux/err.h>

struct fwnode_handle;
struct software_node;

bool is_software_node(const struct fwnode_handle *fwnode);
const struct software_node *to_software_node(const struct fwnode_handle *fwnode);
