# Browser pages that are open on a portal, as far as the portal can tell: the page is fetched signed in, its circuit is opened over a WebSocket with the
# compression that browsers ask for, its components are started, render batches are acknowledged and calls of JavaScript are answered with nothing.
# What browsers send is SignalR's hub protocol in MessagePack, as blazor.web.js of ASP.NET Core 10 speaks it.
import base64
import json
import os
import re
import select
import socket
import struct
import time
import zlib

INVOCATION, COMPLETION, PING = 1, 3, 6
INTERACTIVE = "markInteractive"  # What every page of the portal calls in the browser once it has been rendered over its circuit.
JS_OBJECT = 1  # The kind of result that is a reference to an object in the browser.


def pack(value):
    """MessagePack, as far as it is needed here."""
    if value is None:
        return b"\xc0"
    if isinstance(value, bool):
        return b"\xc3" if value else b"\xc2"
    if isinstance(value, int):
        return b"\xd3" + struct.pack(">q", value)
    if isinstance(value, str):
        text = value.encode()
        return b"\xdb" + struct.pack(">I", len(text)) + text
    if isinstance(value, dict) and not value:
        return b"\x80"
    return b"\xdc" + struct.pack(">H", len(value)) + b"".join(pack(part) for part in value)


def unpack(data, at=0):
    """The value at a place of the bytes, and the place behind it."""
    kind = data[at]
    at += 1
    if kind < 0x80 or kind >= 0xE0:
        return (kind if kind < 0x80 else kind - 256), at
    if kind in (0xC0, 0xC2, 0xC3):
        return {0xC0: None, 0xC2: False, 0xC3: True}[kind], at
    numbers = {0xCA: ">f", 0xCB: ">d", 0xCC: ">B", 0xCD: ">H", 0xCE: ">I", 0xCF: ">Q", 0xD0: ">b", 0xD1: ">h", 0xD2: ">i", 0xD3: ">q"}
    if kind in numbers:
        return struct.unpack_from(numbers[kind], data, at)[0], at + struct.calcsize(numbers[kind])
    if kind < 0x90:
        return _unpack_all(data, at, 2 * (kind & 15))
    if kind < 0xA0:
        return _unpack_all(data, at, kind & 15)
    if kind < 0xC0:
        return data[at:at + (kind & 31)].decode(), at + (kind & 31)
    width = {0xC4: ">B", 0xC5: ">H", 0xC6: ">I", 0xD9: ">B", 0xDA: ">H", 0xDB: ">I", 0xDC: ">H", 0xDD: ">I"}[kind]
    length = struct.unpack_from(width, data, at)[0]
    at += struct.calcsize(width)
    if kind >= 0xDC:
        return _unpack_all(data, at, length)
    part = bytes(data[at:at + length])
    return (part if kind < 0xD0 else part.decode()), at + length


def _unpack_all(data, at, count):
    values = []
    for _ in range(count):
        value, at = unpack(data, at)
        values.append(value)
    return values, at


class WebSocket:
    """A connection that carries bytes in compressed messages, both ways."""

    def __init__(self, address, path, cookie):
        host, port = address.split(":")
        self.socket = socket.create_connection((host, int(port)), timeout=60)
        self.socket.sendall((f"GET {path} HTTP/1.1\r\nHost: {address}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\nOrigin: http://{address}\r\n"
                             f"Sec-WebSocket-Key: {base64.b64encode(os.urandom(16)).decode()}\r\nSec-WebSocket-Extensions: permessage-deflate; client_max_window_bits\r\nCookie: {cookie}\r\n\r\n").encode())
        self._bytes, self._message, self._is_compressed = b"", b"", False
        while b"\r\n\r\n" not in self._bytes:
            self._receive()
        head, self._bytes = self._bytes.split(b"\r\n\r\n", 1)
        assert head.startswith(b"HTTP/1.1 101"), head
        self.compresses = b"permessage-deflate" in head
        # Whether each message is compressed by itself, in the direction to the portal and from it.
        self._forgets_sent, self._forgets_received = b"client_no_context_takeover" in head, b"server_no_context_takeover" in head
        self._inflate, self._deflate = zlib.decompressobj(-15), zlib.compressobj(wbits=-15)

    def send(self, content, kind=2):
        first = 0x80 | kind
        if self.compresses and kind == 2:
            if self._forgets_sent:
                self._deflate = zlib.compressobj(wbits=-15)
            content = (self._deflate.compress(content) + self._deflate.flush(zlib.Z_SYNC_FLUSH))[:-4]
            first |= 0x40
        length = len(content)
        size = bytes([0x80 | length]) if length < 126 else b"\xfe" + struct.pack(">H", length) if length < 1 << 16 else b"\xff" + struct.pack(">Q", length)
        self.socket.sendall(bytes([first]) + size + b"\0\0\0\0" + content)  # A mask of zeros.

    def receive(self):
        """The next whole messages, at least one, one after the other."""
        messages = b""
        while not messages:
            self._receive()
            while (frame := self._frame()) is not None:
                messages += frame
        return messages

    def close(self):
        self.socket.close()

    def _receive(self):
        part = self.socket.recv(1 << 16)
        if not part:
            raise ConnectionError("The portal has closed the connection.")
        self._bytes += part

    def _frame(self):
        data = self._bytes
        if len(data) < 2:
            return None
        length, at = data[1] & 127, 2
        if length >= 126:
            width = ">H" if length == 126 else ">Q"
            if len(data) < at + struct.calcsize(width):
                return None
            length, at = struct.unpack_from(width, data, at)[0], at + struct.calcsize(width)
        if len(data) < at + length:
            return None
        first, payload, self._bytes = data[0], data[at:at + length], data[at + length:]
        kind = first & 15
        if kind == 8:
            raise ConnectionError(f"The portal ends the connection: {payload[2:].decode()}")
        if kind > 2:
            return b""
        if kind:
            self._is_compressed = bool(first & 0x40)
        self._message += payload
        if not first & 0x80:
            return b""
        message, self._message = self._message, b""
        if not self._is_compressed:
            return message
        if self._forgets_received:
            self._inflate = zlib.decompressobj(-15)
        return self._inflate.decompress(message + b"\0\0\xff\xff")


class Circuit:
    """One open page."""

    def __init__(self, portal, path):
        _, html = portal.page(path)
        markers = [json.loads(text) for text in re.findall(r"<!--Blazor:(\{.*?\})-->", html)]
        markers = [marker for marker in markers if marker.get("type") == "server"]
        assert markers, "the page has no interactive parts"
        state = re.search(r"<!--Blazor-Server-Component-State:(.*?)-->", html)
        self._web = WebSocket(portal.address, "/_blazor", portal.cookie())
        self._bytes, self._is_open, self.calls = b"", False, set()
        self._web.send(b'{"protocol":"blazorpack","version":1}\x1e', kind=1)
        answer = self._web.receive()
        assert answer.startswith(b"{}\x1e"), answer
        base = f"http://{portal.address}"
        self._invoke("StartCircuit", base + "/", base + path, "[]", "", call="0")
        while not self._is_open:
            self.read()
        operations = [{"type": "add", "ssrComponentId": number + 1, "marker": marker} for number, marker in enumerate(markers)]
        self._invoke("UpdateRootComponents", json.dumps({"batchId": 1, "operations": operations}), state.group(1) if state else "")
        self._settle()
        assert INTERACTIVE in self.calls, "the page did not become interactive"

    @property
    def socket(self):
        return self._web.socket

    def read(self):
        """Takes in what has come, and answers it."""
        self._bytes += self._web.receive()
        while (message := self._next()) is not None:
            self._answer(message)

    def close(self):
        self._web.close()

    def _settle(self):
        """Until the page says that it is interactive, and nothing has come for a while."""
        while select.select([self._web.socket], [], [], 0.2 if INTERACTIVE in self.calls else 20)[0]:
            self.read()

    def _next(self):
        length = shift = at = 0
        while True:
            if at == len(self._bytes):
                return None
            length |= (self._bytes[at] & 127) << shift
            at, shift = at + 1, shift + 7
            if self._bytes[at - 1] < 128:
                break
        if len(self._bytes) < at + length:
            return None
        message, self._bytes = self._bytes[at:at + length], self._bytes[at + length:]
        return unpack(message)[0]

    def _answer(self, message):
        if message[0] == PING:
            self._send([PING])
        elif message[0] == COMPLETION:
            assert message[3] == 3 and message[4], message
            self._is_open = True
        elif message[0] == INVOCATION:
            target, arguments = message[3], message[4]
            if target == "JS.RenderBatch":
                self._invoke("OnRenderCompleted", arguments[0], None)
            elif target == "JS.BeginInvokeJS":
                self._answer_call(arguments)
            elif target == "JS.Error":
                raise ConnectionError(arguments)

    def _answer_call(self, arguments):
        call, name, kind = arguments[0], arguments[1], arguments[3]
        self.calls.add(name)
        if call:
            self._invoke("EndInvokeJSFromDotNet", call, True, json.dumps([call, True, {"__jsObjectId": call} if kind == JS_OBJECT else None]))

    def _invoke(self, target, *arguments, call=None):
        self._send([INVOCATION, {}, call, target, list(arguments)])

    def _send(self, message):
        content = pack(message)
        length, prefix = len(content), b""
        while length > 127:
            prefix, length = prefix + bytes([length & 127 | 128]), length >> 7
        self._web.send(prefix + bytes([length]) + content)


def attend(circuits, seconds):
    """Lets pages live for a while: what comes is answered."""
    end = time.monotonic() + seconds
    while True:
        ready = select.select([circuit.socket for circuit in circuits], [], [], max(0.0, end - time.monotonic()))[0] if circuits else time.sleep(seconds)
        for circuit in circuits:
            if ready and circuit.socket in ready:
                circuit.read()
        if time.monotonic() >= end:
            return
