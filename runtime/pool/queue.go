package pool

// queue is a ring that a cancelled task leaves at once, wherever it stands. What
// waits and what is taken does not touch the tasks: the worker's processor would
// fetch them from the submitter's while the lock is held.
type queue struct {
	ring       []Job  // a power of two long; nil: none, or cancelled
	head, tail uint32 // of what waits; they only grow, and wrap
	n          int    // jobs that wait
}

func (q *queue) at(pos uint32) *Job { return &q.ring[pos&uint32(len(q.ring)-1)] }

func (q *queue) push(j Job) {
	if int(q.tail-q.head) == len(q.ring) {
		q.rebuild()
	}
	j.task().pos = q.tail
	*q.at(q.tail) = j
	q.tail++
	q.n++
}

// pop returns the job that has waited longest, or nil.
func (q *queue) pop() Job {
	for q.n > 0 {
		slot := q.at(q.head)
		j := *slot
		*slot = nil
		q.head++
		if j != nil {
			if q.n--; q.n == 0 && len(q.ring) > 1<<14 {
				*q = queue{} // memory of a burst
			}
			return j
		}
	}
	return nil
}

// remove returns t's job, which has left q, or nil if it was not there.
func (q *queue) remove(t *Task) Job {
	if len(q.ring) == 0 {
		return nil
	}
	slot := q.at(t.pos)
	j := *slot
	if j == nil || j.task() != t {
		return nil
	}
	*slot = nil
	q.n--
	return j
}

// rebuild closes the gaps of a full ring, and makes it longer if that is not enough.
func (q *queue) rebuild() {
	old := *q
	length := max(64, len(old.ring))
	if old.n > length/2 {
		length *= 2
	}
	*q = queue{ring: make([]Job, length)}
	for old.n > 0 {
		q.push(old.pop())
	}
}

// running is the tasks that run, by their workers' places.
type running struct {
	tasks []*Task // nil: none
	free  []int   // places that no worker has
}

func (r *running) join() (place int) {
	if n := len(r.free); n > 0 {
		place, r.free = r.free[n-1], r.free[:n-1]
		return place
	}
	r.tasks = append(r.tasks, nil)
	return len(r.tasks) - 1
}

func (r *running) leave(place int) { r.free = append(r.free, place) }

func (r *running) list() (tasks []*Task) {
	for _, t := range r.tasks {
		if t != nil {
			tasks = append(tasks, t)
		}
	}
	return tasks
}
