# SPDX-License-Identifier: GPL-3.0-or-later
"""A reader of MPEG audio Layer III frames and ID3v2 sizes, made from the standards alone, so that
narrator's own code is not what it is checked with."""

import struct
from dataclasses import dataclass

_BITRATES = {
    1: (0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320),
    2: (0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160),
}
_RATES = {3: (44100, 48000, 32000), 2: (22050, 24000, 16000), 0: (11025, 12000, 8000)}


@dataclass
class Frame:
    offset: int
    size: int
    version: int  # 3: MPEG-1, 2: MPEG-2, 0: MPEG-2.5
    bitrate: int
    rate: int
    mode: int
    crc: bool
    main_data_begin: int

    @property
    def samples(self):
        return 1152 if self.version == 3 else 576

    @property
    def settings(self):
        return (self.version, self.bitrate, self.rate, self.mode, self.crc)


def tag_size(data):
    """The bytes of the ID3v2 tag at the front."""
    if data[:3] != b"ID3":
        return 0
    a, b, c, d = data[6:10]
    if (a | b | c | d) & 0x80:
        raise ValueError("the tag's size is not synchsafe")
    return 10 + (a << 21 | b << 14 | c << 7 | d)


def read_frame(data, offset):
    header = struct.unpack(">I", data[offset : offset + 4])[0]
    version, layer = header >> 19 & 3, header >> 17 & 3
    if header >> 21 != 0x7FF or version == 1 or layer != 1:
        raise ValueError(f"no frame at byte {offset}")
    bitrate = _BITRATES[1 if version == 3 else 2][header >> 12 & 15]
    rate = _RATES[version][header >> 10 & 3]
    padding = header >> 9 & 1
    crc = not header >> 16 & 1
    size = (144 if version == 3 else 72) * bitrate * 1000 // rate + padding
    side = offset + (6 if crc else 4)
    if version == 3:
        begin = struct.unpack(">H", data[side : side + 2])[0] >> 7
    else:
        begin = data[side]
    return Frame(offset, size, version, bitrate, rate, header >> 6 & 3, crc, begin)


def read_frames(data):
    """All frames from the tag to the end of data, the Info frame first."""
    frames = []
    offset = tag_size(data)
    while offset < len(data):
        frame = read_frame(data, offset)
        if offset + frame.size > len(data):
            raise ValueError(f"the frame at byte {offset} is cut")
        frames.append(frame)
        offset += frame.size
    return frames


def _crc16_table():
    table = []
    for value in range(256):
        for _ in range(8):
            value = value >> 1 ^ 0xA001 if value & 1 else value >> 1
        table.append(value)
    return table


_CRC = _crc16_table()


def crc16(data):
    """CRC-16/ARC, as LAME's tag has it."""
    value = 0
    for byte in data:
        value = value >> 8 ^ _CRC[(value ^ byte) & 0xFF]
    return value


@dataclass
class Info:
    name: bytes
    frames: int
    bytes: int
    encoder: bytes
    delay: int
    padding: int
    music_length: int
    music_crc: int
    tag_crc: int
    tag_crc_found: int


def read_info(data, frame):
    """The Info frame's fields."""
    side = {(True, True): 17, (True, False): 32, (False, True): 9, (False, False): 17}
    start = frame.offset + 4 + side[frame.version == 3, frame.mode == 3]
    name = data[start : start + 4]
    flags, frames, length = struct.unpack(">III", data[start + 4 : start + 16])
    if flags != 0x0F:
        raise ValueError(f"flags {flags:#x}")
    lame = start + 120
    delay_padding = int.from_bytes(data[lame + 21 : lame + 24], "big")
    music_length, music_crc, tag_crc = struct.unpack(">IHH", data[lame + 28 : lame + 36])
    return Info(
        name,
        frames,
        length,
        data[lame : lame + 9],
        delay_padding >> 12,
        delay_padding & 0xFFF,
        music_length,
        music_crc,
        tag_crc,
        crc16(data[frame.offset : lame + 34]),
    )
