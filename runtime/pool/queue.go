package pool

// queue is a ring that a cancelled task leaves at once, wherever it stands. What
// waits and what is taken does not touch the tasks: the worker's processor would
// fetch them from the submitter's while the lock is held.
type queue struct {
	ring       []*Task // a power of two long; nil: none, or cancelled
	head, tail uint32  // of what waits; they only grow, and wrap
	n          int     // tasks that wait
}

func (q *queue) at(pos uint32) **Task { return &q.ring[pos&uint32(len(q.ring)-1)] }

func (q *queue) push(t *Task) {
	if int(q.tail-q.head) == len(q.ring) {
		q.rebuild()
	}
	t.pos = q.tail
	*q.at(t.pos) = t
	q.tail++
	q.n++
}

// pop returns the task that has waited longest, or nil.
func (q *queue) pop() *Task {
	for q.n > 0 {
		slot := q.at(q.head)
		t := *slot
		*slot = nil
		q.head++
		if t != nil {
			if q.n--; q.n == 0 && len(q.ring) > 1<<14 {
				*q = queue{} // memory of a burst
			}
			return t
		}
	}
	return nil
}

// remove reports whether t was in q, which it has left.
func (q *queue) remove(t *Task) bool {
	if len(q.ring) == 0 || *q.at(t.pos) != t {
		return false
	}
	*q.at(t.pos) = nil
	q.n--
	return true
}

// rebuild closes the gaps of a full ring, and makes it longer if that is not enough.
func (q *queue) rebuild() {
	old := *q
	length := max(64, len(old.ring))
	if old.n > length/2 {
		length *= 2
	}
	*q = queue{ring: make([]*Task, length)}
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
