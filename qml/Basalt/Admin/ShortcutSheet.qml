// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Basalt.App
import Basalt.Controls
import Basalt.Theme

/** All keys of the page that is shown, from the command registry. */
UiDialog {
    id: root

    objectName: "shortcutSheet"
    title: qsTr("Shortcuts")
    contentWidth1: Theme.grid(160)

    CommandFilterModel {
        id: commands

        withShortcutOnly: true
    }
    Flow {
        width: parent.width
        height: Math.ceil(commands.count / 2) * (Theme.navItemHeight + Theme.space1)
        spacing: Theme.space1
        flow: Flow.TopToBottom // what belongs together stands below each other

        Repeater {
            model: commands

            Item {
                id: row

                required property string title
                required property string shortcutText
                required property string iconName
                required property bool commandEnabled

                width: (parent ? parent.width : 0) / 2 - Theme.space1
                height: Theme.navItemHeight
                opacity: commandEnabled ? 1 : Theme.disabledOpacity

                RowLayout {
                    anchors.fill: parent
                    anchors.rightMargin: Theme.space4
                    spacing: Theme.space2

                    Icon {
                        name: row.iconName
                        color: Theme.faint
                        size: Theme.iconSizeSmall
                    }
                    UiText {
                        Layout.fillWidth: true
                        text: row.title
                    }
                    KeyHint {
                        text: row.shortcutText
                    }
                }
            }
        }
    }
    buttons: [
        UiButton {
            text: qsTr("Close")
            onClicked: root.close()
        }
    ]
}
