// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Basalt.App
import Basalt.Controls
import Basalt.Theme

/** What an access list says about one user or group: flags and roles that were given, or what is kept from a user. */
Item {
    id: root

    required property int index
    required property string holder
    required property bool ofGroup
    required property bool denied
    required property list<string> flags
    required property list<string> roles
    required property string thing
    required property string created
    required property string revocation
    property bool thingShown: false
    property bool removable: false
    readonly property string told: Array.from(flags).concat(Array.from(roles)).join(", ")
    signal removed

    objectName: "shareRow"
    implicitHeight: content.implicitHeight + 2 * Theme.space2
    Accessible.role: Accessible.ListItem
    Accessible.name: (denied ? qsTr("%1 is kept out: %2") : qsTr("%1 is let in: %2")).arg(holder).arg(told) + (thingShown ? ", " + thing : "")

    ColumnLayout {
        id: content

        y: Theme.space2
        width: parent.width
        spacing: Theme.space1

        RowLayout {
            Layout.fillWidth: true
            Layout.preferredHeight: Theme.grid(6)
            spacing: Theme.space3

            Icon {
                id: mark

                name: root.ofGroup ? "boxes" : "user-round"
                color: Theme.faint
                size: Theme.iconSizeSmall
            }
            UiText {
                Layout.fillWidth: true
                text: root.holder
            }
            UiText {
                text: Desktop.agoText(root.created)
                color: Theme.faint
                font.pixelSize: Theme.fontSecondary
            }
            IconButton {
                objectName: "removeShare"
                writes: true
                visible: root.removable
                size: Theme.grid(6)
                iconName: "x"
                hint: qsTr("Take this back from %1").arg(root.holder)
                onClicked: root.removed()
            }
        }
        MonoText {
            Layout.fillWidth: true
            Layout.leftMargin: mark.width + Theme.space3
            visible: root.thingShown
            text: root.thing
            color: Theme.muted
            font.pixelSize: Theme.fontSecondary
        }
        Flow {
            Layout.fillWidth: true
            Layout.leftMargin: mark.width + Theme.space3
            spacing: Theme.space1

            Badge {
                visible: root.denied
                tone: "danger"
                iconName: "circle-minus"
                text: qsTr("kept out")
            }
            Repeater {
                model: Array.from(root.flags)

                Badge {
                    required property string modelData

                    tone: root.denied ? "danger" : "neutral"
                    text: modelData
                }
            }
            Repeater {
                model: Array.from(root.roles)

                Badge {
                    required property string modelData

                    tone: "info"
                    iconName: "key-round"
                    text: modelData
                }
            }
        }
    }
}
