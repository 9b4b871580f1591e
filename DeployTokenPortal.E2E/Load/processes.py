# What a .NET process holds, as the operating system tells it.
import glob
import socket
import struct


def resident_mib(process):
    """Resident memory, in MiB."""
    with open(f"/proc/{process}/status", encoding="ascii") as status:
        return next(int(line.split()[1]) for line in status if line.startswith("VmRSS")) / 1024


def collect_garbage(process):
    """
    Has the runtime collect all generations, and comes back when it has begun to tell so. The runtime's diagnostic port knows no such command; a trace with
    the keyword GCHeapCollect begins with a collection, and this one ends right after it.
    """
    name = "Microsoft-Windows-DotNETRuntime\0"
    payload = struct.pack("<IIBI", 16, 1, 0, 1) + struct.pack("<QII", 0x800000, 4, len(name)) + name.encode("utf-16-le") + struct.pack("<I", 0)
    with socket.socket(socket.AF_UNIX) as port:
        port.settimeout(20)
        port.connect(glob.glob(f"/tmp/dotnet-diagnostic-{process}-*-socket")[0])
        port.sendall(b"DOTNET_IPC_V1\0" + struct.pack("<HBBH", 20 + len(payload), 2, 3, 0) + payload)
        answer = port.recv(28)
        assert answer[16] == 0xFF and answer[17] == 0, answer
        port.recv(1 << 16)
