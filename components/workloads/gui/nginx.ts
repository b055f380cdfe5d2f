import { contentSecurityPolicy } from "./contentSecurity";

/** The GUI container's port: above 1024, so it needs neither root nor a capability. */
export const guiPort = 8080;

/** The user `nginx` of the image nginx:stable-alpine. */
export const guiUser = 101;

/** Answers 200 without touching a file: for probes and for the load balancer's health check. */
export const guiHealthPath = "/healthz";

/** Where the pod mounts the rendered files, each over the image's own file (`subPath`). */
export const guiFiles = {
  nginx: "/etc/nginx/nginx.conf",
  envConfig: "/usr/share/nginx/html/env-config.js",
} as const;

/**
 * nginx without the image's entry point and `env.sh`, which need to write files. `-e` sets the error log,
 * because nginx opens its built-in one before it reads its configuration.
 */
export const guiCommand = ["nginx", "-e", "stderr", "-c", guiFiles.nginx];

export interface NginxSettings {
  /** The internal API as the browser reaches it; goes into the pages' Content-Security-Policy. */
  readonly apiUrl: string;
}

/**
 * The whole nginx.conf of the GUI's container: static files, security headers, no root.
 *
 * @throws Error if `apiUrl` is not a plain http(s) URL.
 */
export function renderNginx({ apiUrl }: NginxSettings): string {
  return `# Rendered by tracardi-pulumi; replaces the image's nginx.conf as a whole.
daemon off;
# Not 'auto', which counts the processors of the whole server.
worker_processes 2;
worker_shutdown_timeout 30s;
pid /tmp/nginx.pid;
error_log stderr warn;

events {
  worker_connections 1024;
}

http {
  include /etc/nginx/mime.types;
  default_type application/octet-stream;
  server_tokens off;
  sendfile on;

  client_body_temp_path /tmp/client_body;
  proxy_temp_path /tmp/proxy;
  fastcgi_temp_path /tmp/fastcgi;
  uwsgi_temp_path /tmp/uwsgi;
  scgi_temp_path /tmp/scgi;

  # Longer than the load balancer keeps an idle connection (60 s), else it meets closed ones.
  keepalive_timeout 75s;

  gzip on;
  gzip_proxied any;
  gzip_vary on;
  gzip_types text/css text/plain application/javascript application/json image/svg+xml;

  # Without the query, which may hold a login name.
  log_format plain '$time_iso8601 $remote_addr "$http_x_forwarded_for" $request_method $uri $status $body_bytes_sent';
  access_log /dev/stdout plain;

  # Files below /static/ carry a hash of their content in their name; the others are asked for anew.
  # Only what was found may be kept: during a rollout a new file is a 404 on an old instance.
  map "$status $uri" $cache_control {
    default no-cache;
    "~^(200|206|304) /static/" "public, max-age=31536000, immutable";
  }

  server {
    listen ${guiPort} default_server;
    root /usr/share/nginx/html;
    index index.html;
    absolute_redirect off;

    # All here, none in a location: a location with one add_header of its own inherits no others.
    add_header Cache-Control $cache_control always;
    add_header Content-Security-Policy "${contentSecurityPolicy(apiUrl)}" always;
    add_header X-Content-Type-Options nosniff always;
    add_header X-Frame-Options DENY always;
    add_header Referrer-Policy no-referrer always;
    add_header Cross-Origin-Opener-Policy same-origin always;

    location = ${guiHealthPath} {
      access_log off;
      default_type text/plain;
      return 200 "ok\\n";
    }

    # The image keeps its start script and that script's input among the pages.
    location ~ (^|/)\\. {
      return 404;
    }
    location = /env.sh {
      return 404;
    }

    # A file that is not there is not the application's page: a browser would run that as a script.
    location ^~ /static/ {
      try_files $uri =404;
    }

    # The application makes its pages itself: every other address is its index.
    location / {
      try_files $uri /index.html;
    }
  }
}
`;
}
