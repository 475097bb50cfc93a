// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import QtQuick.Templates as T
import Basalt.App
import Basalt.Controls
import Basalt.Theme

/** A card in the middle of the window for the forms before the program proper: sign in, first administrator. */
Item {
    id: root

    property string title
    property string subtitle
    default property alias content: column.data

    Rectangle {
        anchors.fill: parent
        color: Theme.background
    }
    Flickable {
        anchors.fill: parent
        contentWidth: width
        contentHeight: Math.max(height, card.height + 2 * Theme.space8)
        boundsBehavior: Flickable.StopAtBounds
        T.ScrollBar.vertical: UiScrollBar { }

        Rectangle {
            id: card

            anchors.centerIn: parent
            width: Theme.grid(105)
            height: column.implicitHeight + 2 * Theme.space8
            radius: Theme.radiusCard
            color: Theme.surface
            border.width: Theme.hairline
            border.color: Theme.border

            Column {
                id: column

                x: Theme.space8
                y: Theme.space8
                width: parent.width - 2 * Theme.space8
                spacing: Theme.space4

                Row {
                    spacing: Theme.space3

                    Logo {
                        anchors.verticalCenter: parent.verticalCenter
                        drawn: true
                        size: Theme.grid(11)
                    }
                    Column {
                        anchors.verticalCenter: parent.verticalCenter
                        spacing: Theme.focusWidth

                        Heading {
                            text: root.title
                        }
                        UiText {
                            width: column.width - Theme.grid(14)
                            text: root.subtitle
                            color: Theme.muted
                            elide: Text.ElideMiddle
                        }
                    }
                }
                InlineNotice {
                    width: parent.width
                    visible: Session.error.isSet
                    title: Session.error.title
                    message: Session.error.message
                }
            }
        }
    }
    UiButton {
        anchors.left: parent.left
        anchors.top: parent.top
        anchors.margins: Theme.space5
        kind: "ghost"
        iconName: "arrow-left"
        text: qsTr("All servers")
        onClicked: Session.close()
    }
}
