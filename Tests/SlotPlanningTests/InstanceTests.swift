import ScheduleFiles
import SlotPlanning
import Testing

struct InstanceTests {
}
