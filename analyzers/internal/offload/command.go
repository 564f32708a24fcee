package offload

func (r *rewriter) command(c *cut) (*Fix, error) {
	return nil, blocked("a command is not written yet")
}
