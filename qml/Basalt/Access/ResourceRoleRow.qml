// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Basalt.Controls
import Basalt.Theme

/** One role of a type: its flags, and what can be done with it. */
Item {
    id: root

    required property int index
    required property string code
    required property string name
    required property string source
    required property bool usable
    required property list<string> flags
    property bool changeable: false
    signal changeRequested
    signal removalRequested

    objectName: "resourceRole_" + code
    implicitHeight: line.implicitHeight + 2 * Theme.space2
    Accessible.role: Accessible.ListItem
    Accessible.name: name + ", " + Array.from(flags).join(", ")

    RowLayout {
        id: line

        y: Theme.space2
        width: parent.width
        spacing: Theme.space3

        ColumnLayout {
            Layout.fillWidth: true
            spacing: Theme.space1

            RowLayout {
                spacing: Theme.space2

                UiText {
                    text: root.name
                    color: root.usable ? Theme.text : Theme.muted
                    font.weight: Theme.weightMedium
                }
                MonoText {
                    Layout.fillWidth: true
                    text: root.code
                    color: Theme.muted
                    font.pixelSize: Theme.fontSecondary
                }
            }
            Flow {
                Layout.fillWidth: true
                spacing: Theme.space1

                Badge {
                    visible: !root.usable
                    text: qsTr("off")
                }
                Repeater {
                    model: Array.from(root.flags)

                    Badge {
                        required property string modelData

                        text: modelData
                    }
                }
            }
        }
        UiText {
            visible: root.source !== ""
            text: qsTr("by %1").arg(root.source)
            color: Theme.faint
            font.pixelSize: Theme.fontSecondary
        }
        IconButton {
            objectName: "changeRole"
            writes: true
            visible: root.changeable
            size: Theme.grid(6)
            iconName: "pencil"
            hint: qsTr("Change %1").arg(root.name)
            onClicked: root.changeRequested()
        }
        IconButton {
            objectName: "removeRole"
            writes: true
            visible: root.changeable
            size: Theme.grid(6)
            iconName: "x"
            hint: qsTr("Delete %1").arg(root.name)
            onClicked: root.removalRequested()
        }
    }
}
