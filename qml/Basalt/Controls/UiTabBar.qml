// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound
import QtQuick
import Basalt.Theme

/** Parts of a page, underlined in the accent. `values` are what the program knows, `texts` what people read. */
FocusScope {
    id: root

    property list<string> values
    property list<string> texts
    property string value
    signal chosen(value: string)

    implicitWidth: row.implicitWidth
    implicitHeight: Theme.grid(9)
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

    Row {
        id: row

        spacing: Theme.space5
        height: parent.height

        Repeater {
            model: root.values

            Item {
                id: tab

                required property int index
                required property string modelData
                readonly property bool current: root.value === modelData

                width: label.implicitWidth
                height: row.height
                Accessible.role: Accessible.PageTab
                Accessible.name: label.text
                Accessible.selected: current

                UiText {
                    id: label

                    anchors.centerIn: parent
                    text: root.texts[tab.index] ?? tab.modelData
                    color: tab.current || area.containsMouse ? Theme.text : Theme.muted
                    font.weight: Theme.weightMedium
                }
                Rectangle {
                    anchors.bottom: parent.bottom
                    width: parent.width
                    height: Theme.focusWidth
                    color: Theme.accent
                    visible: tab.current
                }
                MouseArea {
                    id: area

                    anchors.fill: parent
                    anchors.margins: -Theme.space1
                    hoverEnabled: true
                    onClicked: root.chosen(tab.modelData)
                }
            }
        }
    }
    FocusRing {
        shown: root.activeFocus
    }
}
