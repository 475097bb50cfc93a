#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Basalt authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A real SMTP server (aiosmtpd) for tests: prints its port, then one line of JSON for each mail that it took.

What becomes of a mail is decided by its recipient: `later-<n>@` is put off n times (451), `refused@` is refused for good (550).
"""
import argparse
import asyncio
import json
import ssl
import sys

from aiosmtpd.smtp import SMTP, AuthResult


class Handler:
    def __init__(self):
        self.put_off = {}

    async def handle_RCPT(self, server, session, envelope, address, options):
        local = address.split("@")[0]
        if local == "refused":
            return "550 5.1.1 there is nobody of that name here"
        if local.startswith("later-"):
            times = self.put_off.get(address, 0)
            if times < int(local.split("-")[1]):
                self.put_off[address] = times + 1
                return "451 4.3.0 not now"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        mail = {
            "from": envelope.mail_from,
            "to": envelope.rcpt_tos,
            "data": envelope.content.decode("utf-8", "replace"),
            "tls": session.ssl is not None or server.transport.get_extra_info("ssl_object") is not None,
            "user": session.auth_data.decode() if session.authenticated else None,
        }
        print(json.dumps(mail), flush=True)
        return "250 2.0.0 taken"


async def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--port", type=int, default=0)
    parser.add_argument("--certificate")
    parser.add_argument("--key")
    parser.add_argument("--tls", choices=["starttls", "tls"])
    parser.add_argument("--login", help="user:password that is asked for")
    arguments = parser.parse_args()

    context = None
    if arguments.tls:
        context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
        context.load_cert_chain(arguments.certificate, arguments.key)

    def authenticate(server, session, envelope, mechanism, data):
        given = (data.login + b":" + data.password).decode()
        if given != arguments.login:
            return AuthResult(success=False, handled=False)
        return AuthResult(success=True, auth_data=data.login)

    handler = Handler()

    def session():
        return SMTP(
            handler,
            hostname="mail.example.test",
            enable_SMTPUTF8=True,
            tls_context=context if arguments.tls == "starttls" else None,
            require_starttls=arguments.tls == "starttls",
            authenticator=authenticate if arguments.login else None,
            auth_required=bool(arguments.login),
            auth_require_tls=arguments.tls == "starttls",
        )

    loop = asyncio.get_running_loop()
    server = await loop.create_server(
        session, "127.0.0.1", arguments.port, ssl=context if arguments.tls == "tls" else None
    )
    print(server.sockets[0].getsockname()[1], flush=True)
    # Ends with whoever started it, however that ends.
    await loop.run_in_executor(None, sys.stdin.read)
    server.close()


asyncio.run(main())
