/* A program that becomes itself over and over, each time from a thread that is not the first. */
#include <pthread.h>
#include <unistd.h>

static char **words;

static void *become(void *unused) {
  (void)unused;
  execv(words[0], words);
  _exit(1);
}

int main(int count, char **arguments) {
  (void)count;
  words = arguments;
  alarm(600);
  pthread_t thread;
  if (pthread_create(&thread, NULL, become, NULL) != 0) {
    return 1;
  }
  for (;;) {
    pause();
  }
}
