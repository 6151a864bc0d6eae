"""What a file says of its own lines."""

from tracker.domain.attendance_files import AttendanceFile, Stay


def test_lines_whose_times_are_not_understood_are_named_once_in_their_order():
    lines = [(7, True), (3, True), (3, True), (2, False)]
    stays = [Stay(line, "Ada Kern", is_unread=is_unread) for line, is_unread in lines]
    assert AttendanceFile(tuple(stays)).unread == (3, 7)
