/* What package main measures of runtime/loop, on libuv: for each line CONTEST N M it
 * prints one figure for N operations: nanoseconds in all, or for a ticker those of a
 * quantile. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <time.h>
#include <uv.h>

static uv_loop_t here, *loop = &here;
static long n, m, sent, done;

static double now(void) {
	struct timespec t;
	clock_gettime(CLOCK_MONOTONIC, &t);
	return t.tv_sec * 1e9 + t.tv_nsec;
}

static double cpu(void) {
	struct rusage u;
	getrusage(RUSAGE_SELF, &u);
	return (u.ru_utime.tv_sec + u.ru_stime.tv_sec) * 1e9 + (u.ru_utime.tv_usec + u.ru_stime.tv_usec) * 1e3;
}

/* post: m threads append to a locked array and wake the loop, which swaps it. */
typedef void (*callback)(void);
static uv_async_t async;
static uv_mutex_t lock;
static callback *queue, *batch;
static long queued, queue_cap, batch_cap;

static void ran(void) {
	if (++done == n) uv_close((uv_handle_t *)&async, NULL);
}

static void drain(uv_async_t *a) {
	(void)a;
	uv_mutex_lock(&lock);
	callback *q = queue;
	long count = queued, cap = queue_cap;
	queue = batch;
	queue_cap = batch_cap;
	queued = 0;
	uv_mutex_unlock(&lock);
	for (long i = 0; i < count; i++) q[i]();
	batch = q;
	batch_cap = cap;
}

static void produce(void *count) {
	for (long i = 0; i < (long)count; i++) {
		uv_mutex_lock(&lock);
		if (queued == queue_cap) {
			queue_cap = queue_cap ? 2 * queue_cap : 64;
			queue = realloc(queue, queue_cap * sizeof *queue);
		}
		queue[queued++] = ran;
		uv_mutex_unlock(&lock);
		uv_async_send(&async);
	}
}

static double post_once(void) {
	done = 0;
	uv_async_init(loop, &async, drain);
	uv_mutex_init(&lock);
	uv_thread_t threads[64];
	double start = now();
	for (long i = 0; i < m; i++) uv_thread_create(&threads[i], produce, (void *)(n / m + (i == 0 ? n % m : 0)));
	uv_run(loop, UV_RUN_DEFAULT);
	double d = now() - start;
	for (long i = 0; i < m; i++) uv_thread_join(&threads[i]);
	uv_mutex_destroy(&lock);
	return d;
}

static double post(void) {
	post_once(); /* the arrays grow */
	return post_once();
}

/* offload: m in flight, and some before those that count. */
static const long warm = 10000;
static double start;
typedef struct {
	uv_work_t req;
	long value;
} job;

static void work(uv_work_t *w) { ((job *)w)->value++; }
static void after(uv_work_t *w, int status);

static void give(void) {
	job *j = malloc(sizeof *j);
	j->value = sent++;
	uv_queue_work(loop, &j->req, work, after);
}

static void after(uv_work_t *w, int status) {
	(void)status;
	free(w);
	if (++done == warm) start = now();
	if (sent < n) give();
}

static double offload(void) {
	n += warm;
	for (long i = 0; i < m && i < n; i++) give();
	uv_run(loop, UV_RUN_DEFAULT);
	return now() - start;
}

/* cancel: a timer is created and cancelled, with m others standing. */
static void never(uv_timer_t *t) { (void)t; }
static void freed(uv_handle_t *h) { free(h); }

static double cancel(void) {
	uv_timer_t *others = malloc(m * sizeof *others);
	for (long i = 0; i < m; i++) {
		uv_timer_init(loop, &others[i]);
		uv_timer_start(&others[i], never, 3600000 + i * 7919 % m * 1000, 0);
	}
	double start = now();
	for (long i = 0; i < n; i++) {
		uv_timer_t *t = malloc(sizeof *t);
		uv_timer_init(loop, t);
		uv_timer_start(t, never, 3600000 + i * 104729 % m * 1000, 0);
		uv_close((uv_handle_t *)t, freed);
		if (i % 1024 == 1023) uv_run(loop, UV_RUN_NOWAIT); /* closing handles wait for a turn */
	}
	uv_run(loop, UV_RUN_NOWAIT);
	double d = now() - start;
	for (long i = 0; i < m; i++) uv_close((uv_handle_t *)&others[i], NULL);
	uv_run(loop, UV_RUN_DEFAULT);
	free(others);
	return d;
}

/* timers: processor time of n timers of 1 to 50 ms. */
static void once(uv_timer_t *t) { uv_close((uv_handle_t *)t, freed); }

static double timers(void) {
	double start = cpu();
	unsigned seed = 1;
	for (long i = 0; i < n; i++) {
		uv_timer_t *t = malloc(sizeof *t);
		uv_timer_init(loop, t);
		uv_timer_start(t, once, 1 + rand_r(&seed) % 49, 0);
	}
	uv_run(loop, UV_RUN_DEFAULT);
	return cpu() - start;
}

/* ticker: how late a 1 ms timer is, with m jobs of some 5 ms always in flight. */
static double *late, due;
static volatile unsigned long sink;

static void spin(uv_work_t *w) {
	(void)w;
	unsigned long x = 1;
	for (int i = 0; i < 5000000; i++) {
		x ^= x << 13;
		x ^= x >> 7;
		x ^= x << 17;
	}
	sink = x;
}

static void again(uv_work_t *w, int status) {
	(void)status;
	if (done < n) uv_queue_work(loop, w, spin, again);
}

static void tick(uv_timer_t *t) {
	late[done++] = now() - due;
	if (done == n) uv_close((uv_handle_t *)t, NULL);
	due = now() + 1e6;
}

static int compare(const void *a, const void *b) {
	double x = *(const double *)a, y = *(const double *)b;
	return (x > y) - (x < y);
}

static double ticker(int percent) {
	late = malloc(n * sizeof *late);
	uv_work_t *jobs = malloc(m * sizeof *jobs);
	for (long i = 0; i < m; i++) uv_queue_work(loop, &jobs[i], spin, again);
	uv_timer_t t;
	uv_timer_init(loop, &t);
	uv_timer_start(&t, tick, 1, 1);
	due = now() + 1e6;
	uv_run(loop, UV_RUN_DEFAULT);
	qsort(late, n, sizeof *late, compare);
	double d = late[n * percent / 100];
	free(late);
	free(jobs);
	return d;
}

static double run(const char *contest) {
	if (!strcmp(contest, "post")) return post();
	if (!strcmp(contest, "offload")) return offload();
	if (!strcmp(contest, "cancel")) return cancel();
	if (!strcmp(contest, "timers")) return timers();
	if (!strcmp(contest, "p50")) return ticker(50);
	if (!strcmp(contest, "p99")) return ticker(99);
	fprintf(stderr, "uv: no contest %s\n", contest);
	exit(2);
}

int main(void) {
	char contest[32];
	while (scanf("%31s %ld %ld", contest, &n, &m) == 3) {
		sent = done = 0;
		uv_loop_init(loop);
		printf("%.0f\n", run(contest));
		fflush(stdout);
		uv_run(loop, UV_RUN_DEFAULT); /* what is closing */
		if (uv_loop_close(loop)) {
			fprintf(stderr, "uv: %s left something behind\n", contest);
			return 1;
		}
	}
	return 0;
}
