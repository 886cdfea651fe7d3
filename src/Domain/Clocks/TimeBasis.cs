namespace GridOrleans.Domain.Clocks;

/// <summary>In what time a target is measured.</summary>
public enum TimeBasis
{
    /// <summary>Every second counts, day and night: 2341 is pledged so.</summary>
    Wall,

    /// <summary>工作时: only the seconds inside the windows of a <see cref="WorkCalendar"/> count.</summary>
    WorkingTime,

    /// <summary>
    /// 工作日: whole working days. The day it starts is not counted; due at the end of the last window of the last day. Once started the clock keeps
    /// the working time between as its target, so that a park leaves what was left, to the second.
    /// </summary>
    WorkingDays,
}
