// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Basalt.Controls
import Basalt.Theme

/** One user, and what is decided for each record. The cells are one stop of the Tab key; arrows go from one to the next. */
RowLayout {
    id: root

    required property int index
    required property string userId
    required property string name
    required property string account
    required property list<string> verdicts
    required property list<string> reasons
    property int nameWidth: 0
    property list<string> columns
    /** It is this user's requests whose cost is shown. */
    property bool planned: false
    property int selectedColumn: -1
    /** The cell that Tab leads to. */
    property int current: 0
    signal cellChosen(at: int)
    signal planChosen
    /** An arrow leads out of the row, up (-1) or down (1). */
    signal leaving(step: int, at: int)

    function focusCell(at: int): void {
        if (at >= 0 && at < cells.count)
            cells.itemAt(at).forceActiveFocus(Qt.TabFocusReason);
    }

    objectName: "trialUser_" + name
    spacing: Theme.space1

    FocusScope {
        id: who

        Layout.preferredWidth: root.nameWidth
        implicitHeight: Theme.rowHeight
        activeFocusOnTab: root.userId !== ""
        enabled: root.userId !== ""
        Accessible.role: Accessible.RadioButton
        Accessible.name: root.name
        Accessible.checked: root.planned
        Keys.onSpacePressed: root.planChosen()
        Keys.onReturnPressed: root.planChosen()

        Rectangle {
            anchors.fill: parent
            radius: Theme.radiusSmall
            color: root.planned ? Theme.hover : area.containsMouse ? Theme.hover : Theme.transparent

            FocusRing {
                shown: who.activeFocus
            }
        }
        ColumnLayout {
            anchors.fill: parent
            anchors.leftMargin: Theme.space2
            anchors.rightMargin: Theme.space2
            spacing: 0

            UiText {
                Layout.fillWidth: true
                Layout.fillHeight: true
                text: root.account !== "" ? root.name + "  ·  " + root.account : root.name
                color: root.userId === "" ? Theme.muted : Theme.text
                verticalAlignment: Text.AlignVCenter
                elide: Text.ElideRight
            }
        }
        MouseArea {
            id: area

            anchors.fill: parent
            hoverEnabled: true
            onClicked: root.planChosen()
        }
        UiToolTip {
            shown: area.containsMouse
            text: qsTr("Show what this user's requests cost")
        }
    }
    Repeater {
        id: cells

        model: root.columns.length

        FocusScope {
            id: cell

            required property int index
            readonly property string verdict: root.verdicts[index] ?? ""
            readonly property string reason: root.reasons[index] ?? ""
            readonly property string tone: verdict === "yes" ? "success" : verdict === "no" ? "danger" : "neutral"

            objectName: "trialCell_" + index
            Layout.fillWidth: true
            Layout.preferredWidth: 1
            implicitHeight: Theme.rowHeight
            activeFocusOnTab: index === Math.min(root.current, cells.count - 1)
            enabled: verdict !== ""
            onActiveFocusChanged: if (activeFocus) root.current = index
            Accessible.role: Accessible.Button
            Accessible.name: qsTr("%1, %2: %3").arg(root.name).arg(root.columns[index]).arg(reason)
            Keys.onSpacePressed: root.cellChosen(index)
            Keys.onReturnPressed: root.cellChosen(index)
            Keys.onLeftPressed: root.focusCell(index - 1)
            Keys.onRightPressed: root.focusCell(index + 1)
            Keys.onUpPressed: root.leaving(-1, index)
            Keys.onDownPressed: root.leaving(1, index)

            Rectangle {
                anchors.fill: parent
                anchors.margins: Theme.hairline
                radius: Theme.radiusSmall
                color: cell.verdict === "" ? Theme.sunken : Theme.toneSoft(cell.tone)
                border.width: root.selectedColumn === cell.index ? Theme.hairline : 0
                border.color: Theme.toneColor(cell.tone)

                Icon {
                    anchors.centerIn: parent
                    visible: cell.verdict !== ""
                    name: cell.verdict === "yes" ? "check" : cell.verdict === "no" ? "x" : "circle-help"
                    color: Theme.toneColor(cell.tone)
                    size: Theme.iconSizeSmall
                }
                FocusRing {
                    shown: cell.activeFocus
                }
            }
            MouseArea {
                id: cellArea

                anchors.fill: parent
                hoverEnabled: true
                onClicked: {
                    cell.forceActiveFocus(Qt.MouseFocusReason);
                    root.cellChosen(cell.index);
                }
            }
            UiToolTip {
                shown: cellArea.containsMouse && cell.reason !== ""
                text: cell.reason
            }
        }
    }
}
