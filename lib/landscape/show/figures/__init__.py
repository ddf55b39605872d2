"""Figures of the chapters, one module a chapter: functions that draw on given axes and return None."""
