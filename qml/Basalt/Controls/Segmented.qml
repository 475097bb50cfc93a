// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound
import QtQuick
import Basalt.Theme

/** A few exclusive choices side by side. `values` are what the program knows, `texts` what people read. */
FocusScope {
    id: root

    property list<string> values
    property list<string> texts
    property string value
    signal chosen(value: string)

    implicitWidth: row.implicitWidth + 2 * Theme.focusWidth
    implicitHeight: Theme.controlHeight
    activeFocusOnTab: true
    Accessible.role: Accessible.PageTabList
    Accessible.name: texts[values.indexOf(value)] ?? ""
    Keys.onRightPressed: choose(1)
    Keys.onLeftPressed: choose(-1)

    function choose(step: int): void {
        const next = root.values.indexOf(root.value) + step;
        if (next >= 0 && next < root.values.length)
            root.chosen(root.values[next]);
    }

    Rectangle {
        anchors.fill: parent
        radius: Theme.radius
        color: Theme.sunken
        border.width: Theme.hairline
        border.color: Theme.border

        FocusRing {
            shown: root.activeFocus
        }
    }
    Row {
        id: row

        anchors.centerIn: parent

        Repeater {
            model: root.values

            Rectangle {
                id: segment

                required property int index
                required property string modelData
                readonly property bool current: root.value === modelData

                width: label.implicitWidth + 2 * Theme.space3
                height: root.height - 2 * Theme.focusWidth
                radius: Theme.radiusSmall
                color: current ? Theme.raised : area.containsMouse ? Theme.hover : Theme.transparent
                border.width: current ? Theme.hairline : 0
                border.color: Theme.controlBorderSoft
                Accessible.role: Accessible.RadioButton
                Accessible.name: label.text
                Accessible.checked: current

                UiText {
                    id: label

                    anchors.centerIn: parent
                    text: root.texts[segment.index] ?? segment.modelData
                    color: segment.current ? Theme.text : Theme.muted
                    font.weight: Theme.weightMedium
                    font.pixelSize: Theme.fontSecondary
                }
                MouseArea {
                    id: area

                    anchors.fill: parent
                    hoverEnabled: true
                    onClicked: root.chosen(segment.modelData)
                }
            }
        }
    }
}
