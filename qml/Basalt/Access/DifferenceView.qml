// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Basalt.App
import Basalt.Controls
import Basalt.Theme

/** Who gains and who loses by another rule or set, in figures and by name. */
Column {
    id: root

    required property AccessDifference difference
    /** So many people by name on each side. */
    property int most: 5

    component Figure: Column {
        required property string figure
        required property string label
        property color ink: Theme.text

        Accessible.role: Accessible.StaticText
        Accessible.name: figure + " " + label

        UiText {
            text: parent.figure
            color: parent.ink
            font.pixelSize: Theme.fontDisplay
            font.weight: Theme.weightStrong
        }
        UiText {
            text: parent.label
            color: Theme.muted
            font.pixelSize: Theme.fontSecondary
        }
    }
    component People: Column {
        id: people

        required property list<affectedUser> users
        required property int count
        required property string title
        required property string tone

        width: parent ? parent.width : 0
        visible: count > 0
        spacing: Theme.space1

        SectionLabel {
            text: people.title
        }
        Repeater {
            model: Math.min(root.most, people.users.length)

            RowLayout {
                id: person

                required property int index
                readonly property affectedUser user: people.users[index]

                objectName: "affectedUser"
                width: parent ? parent.width : 0
                spacing: Theme.space2
                Accessible.role: Accessible.ListItem
                Accessible.name: email.text + ", " + what.text

                Icon {
                    Layout.alignment: Qt.AlignTop
                    Layout.topMargin: Theme.focusWidth
                    name: people.tone === "success" ? "plus" : "minus"
                    color: Theme.toneColor(people.tone)
                    size: Theme.iconSizeSmall
                }
                Column {
                    Layout.fillWidth: true

                    UiText {
                        id: email

                        width: parent.width
                        text: person.user.email
                    }
                    UiText {
                        id: what

                        width: parent.width
                        visible: text !== ""
                        text: person.user.records === "" ? "" : root.difference.ofSet ? qsTr("permissions (%1): %2").arg(person.user.records).arg(person.user.examples) : person.user.examples === "" ? qsTr("records: %1").arg(person.user.records) : qsTr("records: %1, such as %2").arg(person.user.records).arg(person.user.examples)
                        color: Theme.muted
                        font.pixelSize: Theme.fontSecondary
                    }
                }
            }
        }
        UiText {
            visible: people.count > Math.min(root.most, people.users.length)
            text: qsTr("and %Ln more", "people", people.count - Math.min(root.most, people.users.length))
            color: Theme.muted
            font.pixelSize: Theme.fontSecondary
        }
    }

    objectName: "differenceView"
    spacing: Theme.space3

    Row {
        spacing: Theme.space6

        Figure {
            objectName: "figureGaining"
            figure: "+" + Desktop.numberText(root.difference.gaining)
            label: root.difference.gaining === 1 ? qsTr("person gains") : qsTr("people gain")
            ink: root.difference.gaining > 0 ? Theme.success : Theme.faint
        }
        Figure {
            objectName: "figureLosing"
            figure: "−" + Desktop.numberText(root.difference.losing)
            label: root.difference.losing === 1 ? qsTr("person loses") : qsTr("people lose")
            ink: root.difference.losing > 0 ? Theme.danger : Theme.faint
        }
        Figure {
            objectName: "figureRecords"
            visible: root.difference.records !== ""
            figure: root.difference.records
            label: qsTr("records affected")
        }
    }
    UiText {
        width: parent.width
        text: root.difference.gaining + root.difference.losing === 0 && root.difference.anonymous === "" ? qsTr("It makes no difference to any of %Ln user(s).", "", root.difference.usersLookedAt) : root.difference.ofSet ? qsTr("%Ln holder(s) compared. What somebody holds in another way as well is no difference.", "", root.difference.usersLookedAt) : qsTr("%Ln active user(s) compared, with the records of this moment.", "", root.difference.usersLookedAt)
        color: Theme.muted
        font.pixelSize: Theme.fontSecondary
        wrapMode: Text.WordWrap
    }
    InlineNotice {
        objectName: "differenceIncomplete"
        width: parent.width
        visible: !root.difference.complete
        tone: "warning"
        title: qsTr("There are more users than were compared")
        message: root.difference.ofSet ? qsTr("The figures are those of the ones that were.") : qsTr("The figures are those of the ones that were: choose an account to compare fewer.")
    }
    InlineNotice {
        objectName: "differenceAnonymous"
        width: parent.width
        visible: root.difference.anonymous !== ""
        tone: root.difference.anonymous === "gains" ? "warning" : "info"
        iconName: "globe"
        title: root.difference.anonymous === "gains" ? qsTr("Anybody gains, also without signing in") : qsTr("Whoever is not signed in loses it")
    }
    People {
        title: qsTr("Gain")
        tone: "success"
        users: root.difference.gains
        count: root.difference.gaining
    }
    People {
        title: qsTr("Lose")
        tone: "danger"
        users: root.difference.losses
        count: root.difference.losing
    }
}
