plugins { id("org.springframework.boot") version "3.5.0" }
